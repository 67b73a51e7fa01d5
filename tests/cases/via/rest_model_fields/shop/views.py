from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from . import serializers
from .models import Clerk, Country, Customer, Place, fill


class Fill(APIView):
    def post(self, request):
        fill()
        return Response([])


class Countries(generics.CreateAPIView):
    queryset = Country.objects.all()
    serializer_class = serializers.CountrySerializer


class Customers(generics.ListAPIView):
    queryset = Customer.objects.all()
    serializer_class = serializers.CustomerSerializer


class NewCustomer(generics.CreateAPIView):
    queryset = Customer.objects.all()
    serializer_class = serializers.CustomerSerializer


class Short(generics.ListAPIView):
    queryset = Customer.objects.all()
    serializer_class = serializers.ShortSerializer


class Fixed(generics.UpdateAPIView):
    queryset = Customer.objects.all()
    serializer_class = serializers.FixedSerializer


class Tagged(generics.UpdateAPIView):
    queryset = Customer.objects.all()
    serializer_class = serializers.TaggedSerializer


class Places(generics.UpdateAPIView):
    queryset = Place.objects.all()
    serializer_class = serializers.PlaceSerializer


class Seats(generics.ListAPIView):
    queryset = Place.objects.all()
    serializer_class = serializers.SeatSerializer


class NewSeat(APIView):
    def post(self, request):
        serializer = serializers.SeatSerializer(data=request.data)
        return Response(serializer.is_valid())


class Clerks(generics.ListAPIView):
    queryset = Clerk.objects.all()
    serializer_class = serializers.ClerkSerializer


class Deep(generics.ListAPIView):
    queryset = Customer.objects.all()
    serializer_class = serializers.DeepSerializer


class Nested(APIView):
    def post(self, request):
        serializer = serializers.NestedSerializer(data=request.data)
        return Response(serializer.is_valid())
